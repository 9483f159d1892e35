#include "parser/layout/lines.h"

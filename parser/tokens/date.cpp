#include "parser/tokens/date.h"

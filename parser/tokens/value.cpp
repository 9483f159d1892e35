#include "parser/tokens/value.h"

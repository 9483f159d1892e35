#include "parser/tokens/range.h"

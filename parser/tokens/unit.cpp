#include "parser/tokens/unit.h"

#include "parser/tokens/flag.h"

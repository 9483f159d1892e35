#include "parser/tokens/conventions.h"

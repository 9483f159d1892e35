#include "parser/isolation/wire.h"

#include "interpreter/interpretation.h"

#include "parser/reader.h"

#include "parser/text/read_text.h"

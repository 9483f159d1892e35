#include "parser/isolation/worker.h"

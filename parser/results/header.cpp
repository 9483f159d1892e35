#include "parser/results/header.h"

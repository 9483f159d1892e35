#include "output/writer.h"

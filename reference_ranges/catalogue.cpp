#include "reference_ranges/catalogue.h"

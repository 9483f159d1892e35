#include "reference_ranges/lexicon.h"

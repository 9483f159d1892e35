#include "parser/pdf/read_pdf.h"

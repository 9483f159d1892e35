#include "cli/help.h"

namespace labread {
namespace {

constexpr std::string_view main_help =
    R"(labread reads blood-test reports, PDF, text or coded messages, and says what they mean.

Usage:  labread REPORT...              interpret reports (- reads standard input)
        labread batch PATH...          interpret folders and lists of reports
        labread annotate REPORT.pdf    a copy of the PDF with the verdicts marked on it
        labread trend REPORT...        several reports of one person over time
        labread trace FILE             how the lines of a report were read, and why
        labread explain TOPIC          what is known of a test, a rule or a nutrient
        labread check-data [DIR]       check data files and interpretation cases
        labread serve [--open]         a page in the browser to drop reports on
        labread help COMMAND           more on a command

Examples:
  labread report.pdf                   what is out of range, and what that means
  labread --sex female --age 54 r.txt  judge for a person the report does not name
  labread --takes metformin r.pdf      tell what changes the meaning of results
  labread report.pdf -o page.html      the same as a page with pictures, for a browser
  labread -f json report.pdf | jq .findings
  labread batch inbox/ -o results.jsonl

Text is printed on a terminal and JSON into a pipe or file; --format says which.
Nothing leaves this computer.

The person; what the report prints counts where you say nothing:
  --sex female|male          (or f, m)
  --age YEARS                decimals are welcome: 0.5
  --pregnant[=TRIMESTER]     first, second or third (or 1, 2, 3), behind an equals sign
  --takes WORD               a medicine that rules ask for: metformin, omeprazole, "acid
                             blocker", statin, biotin, "folic acid", "B12 injection"
  --symptom WORDS            a complaint: cramps, "restless legs", twitching, fatigue, "bone
                             pain", "muscle pain", "muscle weakness", "heavy legs", "joint
                             stiffness", fracture, "pins and needles", "persistent pain";
                             or a warning sign: "swollen leg", "cold leg", "chest pain",
                             "unsteady walk", palpitations, "dark urine", "hot joint",
                             "cannot bear weight"

The output:
  -f, --format FORMAT        auto, text, html, json, csv or fhir
  -o, --output FILE          write FILE when all is done, or not at all (also --out);
                             .html, .json, .csv and .txt say the format
      --only abnormal        leave out what is normal
      --redact               leave out file names, birth dates and printed lines
      --sources              text: name every guideline and every source
      --color WHEN           text: auto, always or never
      --fail-on LEVEL        exit code 4 on critical or on abnormal results
  -q, --quiet                no messages but errors

Reading:
      --knowledge DIR        data files that replace or add rows of the built-in knowledge
      --password WORD        opens encrypted PDFs
      --language CODE        en, de, fr, …: what the report is written in
      --decimal-mark MARK    point or comma
      --date-order ORDER     day-month or month-day; what you say is never overruled
      --ocr WHEN             pictures of pages are read: auto, off, or force (also where
                             text lies over the picture)
      --ocr-language LANGS   languages of such pages: de, or deu,eng
                             (as their words say)
      --timeout SECONDS      for one PDF (20); three times as long for one picture
      --max-megabytes N      for one file (256)
      --limit NAME=VALUE     another limit on what one file may cost, such as pages=5000;
                             docs/exit_codes.md lists them
      --no-sandbox           read PDFs also where the system cannot filter the calls of
                             the process that does (docs/security.md)

  -h, --help                 this help
  -V, --version              the versions of program and knowledge

Exit codes: 0 done; 1 some of several reports failed; 2 wrong use; 3 nothing could be
read or written; 4 --fail-on is met.

labread informs. It does not diagnose, and it does not replace your doctor.
)";

constexpr std::string_view batch_help =
    R"(labread batch interprets many reports: folders with all that is in them, files, lists.

Usage:  labread batch PATH... [-o OUT]

Examples:
  labread batch inbox/ -o results.jsonl       one JSON object a report, one a line
  labread batch -f csv inbox/ -o results.csv  one row a result
  labread batch @reports.list                 paths from a file, one a line
  find . -name '*.pdf' | labread batch --files-from - > results.jsonl

In folders it takes .pdf, .txt, .text, .hl7 and .ldt, pictures (.png, .jpg, .tif), and
.json and .xml that hold reports, and counts the rest; a file that you name is always
tried. A report that cannot be read becomes an error record and stops nothing. What has
to be recognised in pictures is read last.
Finished records are kept in OUT.partial and OUT.partial.text: after an interruption
the same command goes on from there. OUT appears when all is done, in the order of the
inputs. A summary goes to the error stream.

  -o, --output OUT           (also --out) standard output without it
  -j, --jobs N               reports read at a time (one a processor)
      --files-from FILE      more paths, one a line; - is standard input; same as @FILE
  -f, --format FORMAT        json or fhir (one line a report), or csv
      --summary FORM         text or json
  -q, --quiet                no progress, no summary

All options for the person, the output and reading work as in labread --help:
  --sex --age --pregnant --takes --symptom --only --redact --fail-on --knowledge
  --password --language --decimal-mark --date-order --timeout --max-megabytes
  --limit --no-sandbox

Exit codes: 0 done; 1 some reports failed; 2 wrong use; 3 nothing could be read or
written; 4 --fail-on is met; 130 interrupted, to be continued.
)";

constexpr std::string_view trend_help =
    R"(labread trend shows how the results of one person changed over several reports: each test
as a series with a small plot, what changed most first, and whether that is more than
chance explains.

Usage:  labread trend REPORT...
        labread trend --patients LIST

Examples:
  labread trend 2023.pdf 2024.pdf 2025.txt         text on a terminal, else JSON
  labread trend reports/ -o trend.html             a page with a picture for each test
  labread trend --only vitamin_d --only ferritin reports/
  labread trend --since 2024-01-01 -f csv reports/ one row a value
  labread trend --patients clinic.tsv -o trends.jsonl

Only what can be compared is: one test, one specimen, numbers, in one unit (converted).
A change is judged by the reference change value: a person's own variation and that of
the method. Over a change of laboratory or method it is told, and not judged. Earlier
values that a report prints count with their dates. A report given twice counts once;
reports without a date are named and left out.

      --only TEST            this test or nutrient, by a name that labread explain knows;
                             may be given several times
      --since DAY            leave out what was collected before, such as 2024-01-31
      --same-person          take reports as one person's though names, birth dates or
                             sexes contradict each other (they are refused without)
      --patients LIST        trends of several people: a file with a key, a tab and a path
                             on each line
  -f, --format FORMAT        auto, text, html, json or csv
  -o, --output FILE          write FILE when all is done, or not at all (also --out)
      --redact               leave out file names and laboratories
      --color WHEN           text: auto, always or never
  -q, --quiet                no messages but errors and what is left out
      --age YEARS            of the person at the latest report
      --pregnant[=TRIMESTER] at the latest report

Other options for the person and for reading work as in labread --help:
  --sex --takes --symptom --knowledge --password --language --decimal-mark --date-order
  --ocr --ocr-language --timeout --max-megabytes --limit --no-sandbox

Exit codes: 0 done; 1 some reports could not be read or have no date; 2 wrong use, or the
reports are of different people; 3 nothing could be read or written.
)";

constexpr std::string_view trace_help =
    R"(labread trace shows how the lines of a PDF or text report were read: what each word
may be, every reading that was weighed with its evidence, and why one won or all were
refused.

Usage:  labread trace FILE [--line N | --result N]

Examples:
  labread trace report.pdf                 every line
  labread trace report.pdf --line 12       line 12 of every page
  labread trace report.pdf --page 2 --line 12
  labread trace report.pdf --result 3      the lines of the third result

      --line N               a line, as "where" in the JSON counts them
      --page N               lines of this page alone
      --result N             the lines on which the Nth result of the JSON stands
      --knowledge DIR, --password WORD, --language CODE, --decimal-mark MARK,
      --date-order ORDER, --timeout SECONDS, --max-megabytes N,
      --limit NAME=VALUE, --no-sandbox
                             as in labread --help

A reading needs 4.5 points. Exit codes: 0 done; 2 wrong use, or no such line or result;
3 the file cannot be read.
)";

constexpr std::string_view explain_help =
    R"(labread explain says what is known of a topic, with the sources: a test (names, units,
ranges by person, guidelines, critical limits), a rule, or one of the four nutrients.

Usage:  labread explain TOPIC...

Examples:
  labread explain vitamin_d                a nutrient
  labread explain vitd_25oh_total          a test by its id, as "analyte" in the JSON
  labread explain "Alkaline Phosphatase"   or by any name that reports print
  labread explain 1989-3                   or by its LOINC code
  labread explain mg_k                     a rule by its id, as "id" of a finding

Several words are one topic. Where a name means several tests, all are explained.

  -f, --format FORMAT        auto, text or json
      --knowledge DIR        data files that replace or add rows of the built-in knowledge
      --color WHEN           auto, always or never

Exit codes: 0 done; 2 wrong use, or no such topic (near ones are named).
)";

constexpr std::string_view annotate_help =
    R"(labread annotate makes a copy of a report's PDF with the verdicts marked on it: a
highlight and a letter at each value (L low, H high, LL and HH critically so, A abnormal,
N normal, ? not judged), a note that says what the value was held against, and an
outline entry for each result out of range.

Usage:  labread annotate REPORT.pdf -o COPY.pdf

Examples:
  labread annotate report.pdf -o marked.pdf
  labread annotate --only abnormal report.pdf -o marked.pdf
  labread annotate --sex female --age 54 report.pdf -o marked.pdf

The laboratory's bytes stay as they are; the marks stand behind them. A PDF that is
encrypted, signed, damaged, marked already or without text is refused, and no copy made.

  -o, --output COPY          (also --out) the copy; appears when it is complete
      --only abnormal        no marks on what is normal
  -q, --quiet                no messages but errors and what could not be read

Options for the person and for reading work as in labread --help:
  --sex --age --pregnant --takes --symptom --knowledge --password --timeout
  --max-megabytes --limit

Exit codes: 0 done; 2 wrong use; 3 the report cannot be read or marked, or the copy not
written.
)";

constexpr std::string_view check_data_help =
    R"(labread check-data checks data files as --knowledge would use them, and runs
interpretation cases against them.

Usage:  labread check-data [DIR] [--cases FILE...] [--open]

Examples:
  labread check-data clinic/                       every defect, with file and place
  labread check-data --cases ours.json             our cases against the built-in data
  labread check-data clinic/ --cases ours.json     and against the clinic's

DIR is a complete set of data files, or some files that replace or add rows; without it
the built-in data is meant. A case is a person, results and what should come of them
(docs/knowledge.md).

      --cases FILE...        files of interpretation cases
      --open                 list the rows whose numbers nobody has read in their source
      --knowledge DIR        the same as DIR
  -q, --quiet                only what fails

Exit codes: 0 all is well; 1 a defect, or a case fails or names something unknown;
2 wrong use, or a file that holds no cases; 3 a file that cannot be read.
)";

constexpr std::string_view serve_help =
    R"(labread serve opens a page for your browser, on this computer alone: drop reports on
it, see what they mean, say whose they are, and download the result or the marked PDF.

Usage:  labread serve [--open] [--port N]

Examples:
  labread serve --open                     start, and show the page in the browser
  labread serve --port 8080                print an address with this port
  labread serve --max-megabytes 40         accept files of up to 10 MB

It prints an address that holds a random word; only who has it is answered, and only at
127.0.0.1. Reports stay in memory while they are read; nothing is stored or sent.
Ctrl-C ends it.

      --open                 open the page with xdg-open
      --port N               of the address; 0 is any that is free (0)
      --max-megabytes N      for four files, which may be read at a time (256)
      --timeout SECONDS      for one PDF (20); who sends slower than six times as long is
                             turned away
  -q, --quiet                no messages but errors
      --knowledge DIR, --password WORD, --language CODE, --decimal-mark MARK,
      --date-order ORDER, --limit NAME=VALUE, --no-sandbox
                             as in labread --help

Exit codes: 0 ended by Ctrl-C or SIGTERM; 2 wrong use; 3 the port cannot be had, or this
build has no server.
)";

}  // namespace

std::string_view help_on(Command topic) {
  switch (topic) {
    case Command::batch: return batch_help;
    case Command::trace: return trace_help;
    case Command::trend: return trend_help;
    case Command::explain: return explain_help;
    case Command::annotate: return annotate_help;
    case Command::check_data: return check_data_help;
    case Command::serve: return serve_help;
    case Command::interpret:
    case Command::help:
    case Command::version: return main_help;
  }
  return main_help;
}

}  // namespace labread

# fish completion for labread. Commands and options come from the program's own help.
function __labread_commands
    labread help 2>/dev/null | sed -nE 's/^(Usage:)? +labread ([a-z][a-z-]*) .*  (.*)/\2\t\3/p'
end
function __labread_options
    set -q LABREAD_OPTIONS_AWK; or set -l LABREAD_OPTIONS_AWK (dirname (command -v labread))/../share/labread/options.awk
    set -l words (commandline -opc)
    set -l command
    if set -q words[2]; and __labread_commands | string match -qr "^$words[2]\t"
        set command $words[2]
    end
    begin
        labread help $command
        echo @@
        labread help
    end 2>/dev/null | awk -f $LABREAD_OPTIONS_AWK
end
function __labread_complete_options
    set -l previous (commandline -opc)[-1]
    for line in (__labread_options)
        set -l parts (string split \t -- $line)
        if test "$parts[1]" = "$previous" -a -n "$parts[2]" -a "$parts[2]" != '*'
            string split ' ' -- $parts[2]
            return
        end
    end
    string match -q -- '-*' (commandline -ct); or return
    __labread_options | awk -F '\t' '{ print $1 "\t" $3 }'
end
complete -c labread -n '__fish_is_first_arg' -a '(__labread_commands)'
complete -c labread -a '(__labread_complete_options)'

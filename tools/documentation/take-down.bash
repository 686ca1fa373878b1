# Takes down each program that a shell would start, and the variables of VROOM at that moment: a text ends with a zero, an entry with two.
take_down() {
  local each
  {
    for each in "$@"; do printf 'word %s\0' "$each"; done
    for each in "${!VROOM_@}"; do printf 'variable %s=%s\0' "$each" "${!each}"; done
    printf '\0'
  } >> .commands
}

# No program can be found, so bash asks this what to do.
command_not_found_handle() { take_down "$@"; }

# What is left at the end belongs to no program.
trap 'code=$?; take_down ""; exit $code' EXIT

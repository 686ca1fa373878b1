/** Which sentence counts the people, in languages with one plural. */
export function peopleCount(members: number): 'none' | 'one' | 'many' {
  if (members === 0) return 'none';
  return members === 1 ? 'one' : 'many';
}

/** Something that the user can mend: said without a stack, and the process ends with exit code 2. */
export class UsageError extends Error {}

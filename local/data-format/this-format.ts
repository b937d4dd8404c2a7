/** What this version writes: 1, and one more with each of `migrations.ts`, which are loaded for an older folder only. */
export const thisFormat = 9

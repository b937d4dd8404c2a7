import fc from 'fast-check'

/** Any number: each is another set of examples. With one number a change is judged by what it changes, and not by chance. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 1)
if (!Number.isSafeInteger(seed)) throw new Error('PROPERTY_SEED is a whole number, as 7')

fc.configureGlobal({ seed })

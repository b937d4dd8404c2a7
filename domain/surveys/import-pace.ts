/**
 * Rows that all imports together register in a second, of a prefecture and of all. The list of a prefecture lies under four keys, not all
 * alike, each of which takes 1,000 writes a second: a row writes one of them once, twice where somebody's standing on it changes. A table
 * takes 40,000 write units a second from an account that asked for nothing, which it needs for other things too.
 */
export const importPace = { ofPrefecture: 900, ofAll: 3000 }

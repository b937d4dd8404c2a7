import type { Vault } from '../../functions/wiring/vault.ts'

/** For details of many: the keys that are made for one after the other go to the table together, by `keep()`, before what they sealed. */
export function sealingTogether(vault: Vault): { readonly vault: Vault; readonly keep: () => Promise<void> } {
  const keys = vault.newKeys()
  const newKeys: Vault['newKeys'] = () => ({ seal: (...one) => keys.seal(...one), keep: async () => {} })
  return { vault: { ...vault, newKeys }, keep: () => keys.keep() }
}

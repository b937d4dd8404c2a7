import { useSearchParams } from 'react-router'

/** What a reader has chosen, as it stands in the address: `get('county')`, `put({ county: undefined })`. */
export function useAddress() {
  const [address, setAddress] = useSearchParams()
  return {
    get: (name: string) => address.get(name) ?? undefined,
    put: (chosen: Readonly<Record<string, string | undefined>>) =>
      setAddress((now) => {
        for (const [name, value] of Object.entries(chosen)) {
          if (value === undefined || value === '') now.delete(name)
          else now.set(name, value)
        }
        return now
      }),
  }
}

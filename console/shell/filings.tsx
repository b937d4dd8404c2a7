import type { ConsoleSettings } from '../service/settings.ts'

/** At the foot of every screen: under which numbers the address is filed in China. */
export function Filings({ filings }: Pick<ConsoleSettings, 'filings'>) {
  if (filings.length === 0) return null
  return (
    <footer className="filings">
      {filings.map(({ number, register }) => (
        <a key={number} href={register} target="_blank" rel="noreferrer">
          {number}
        </a>
      ))}
    </footer>
  )
}

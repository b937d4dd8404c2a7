import { useSearchParams } from 'react-router'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import type { Language } from '../../words/chosen-language.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { listed } from '../../words/listed.ts'
import { Phone } from './phone.tsx'
import './phones.css'
import { phonesWords } from './phones-words.ts'
import { type SimulatedPhone, useSimulatedPhones } from './simulated-phones.ts'

/** 演练手机: what the simulated phones were texted, and answers typed on them. The chosen phone is in the address. */
export function Screen() {
  const words = useWords(phonesWords)
  const { language } = useLanguage()
  const [address, setAddress] = useSearchParams()
  const id = address.get('phone') ?? undefined
  const seen = useSimulatedPhones(id)
  const phones = seen.data?.phones ?? []
  const chosen = phones.find((one) => one.id === id)
  const choose = (phone: string | undefined) =>
    setAddress((now) => {
      if (phone === undefined) now.delete('phone')
      else now.set('phone', phone)
      return now
    })
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.what}</p>
      <SplitView
        title={chosen && words.talk(whoseIs(chosen, words, language))}
        onClose={() => choose(undefined)}
        detail={chosen && <Phone key={chosen.id} phone={chosen} talk={seen.data?.talk ?? []} />}
        list={
          <Rows<SimulatedPhone>
            label={words.title}
            rows={phones}
            rowKey={(one) => one.id}
            chosen={id}
            onChoose={(one) => choose(one.id)}
            isLoading={seen.isLoading}
            error={seen.error}
            empty={words.none}
            columns={[
              {
                title: words.whose,
                width: 150,
                shows: (one) => (
                  <>
                    {whoseIs(one, words, language)}
                    <div className="quiet">{one.phone}</div>
                  </>
                ),
              },
              { title: words.last, shows: ({ last }) => last.text },
              { title: words.at, width: 120, wideOnly: true, shows: ({ last }) => <Moment at={last.at} /> },
            ]}
          />
        }
      />
    </>
  )
}

function whoseIs(
  { names, last }: SimulatedPhone,
  words: { firm: string; somebody: string },
  language: Language,
): string {
  if (last.template.startsWith('firm-')) return words.firm
  return names.length > 0 ? listed(names, language) : words.somebody
}

import { Checkbox } from 'antd'
import { counties } from '../../domain/kernel/places/counties.ts'
import { useLanguage } from '../words/language.tsx'
import { useCounties } from './county-choice.tsx'

interface Props {
  readonly chosen: readonly string[]
  readonly onChange: (codes: string[]) => void
  /** What is said above them: how many are chosen, and for what. */
  readonly said: string
}

/** The counties that the reader looks after, by prefecture; a prefecture is chosen whole by its own box. */
export function ChooseCounties({ chosen, onChange, said }: Props) {
  const { language } = useLanguage()
  const own = new Set(useCounties().options.map(({ value }) => value))
  const mine = [...counties.values()].filter(({ code }) => own.has(code))
  const byPrefecture = [...Map.groupBy(mine, ({ prefecture }) => prefecture).values()]
  const has = new Set(chosen)
  const set = (codes: readonly string[], isOn: boolean) => {
    const rest = chosen.filter((code) => !codes.includes(code))
    onChange(isOn ? [...rest, ...codes] : rest)
  }
  return (
    <>
      <p className="quiet">{said}</p>
      {byPrefecture.map((some) => {
        const codes = some.map(({ code }) => code)
        const count = codes.filter((code) => has.has(code)).length
        const [{ prefecture, prefecturePinyin } = { prefecture: '', prefecturePinyin: '' }] = some
        const title = language === 'zh' ? prefecture : prefecturePinyin
        return (
          <fieldset key={prefecture} style={{ border: 0, borderTop: '1px solid #f0f0f0', margin: 0, padding: '6px 0' }}>
            <legend style={{ float: 'left', width: 190, padding: 0 }}>
              <Checkbox
                checked={count === codes.length}
                indeterminate={count > 0 && count < codes.length}
                onChange={({ target }) => set(codes, target.checked)}
              >
                <strong>{title}</strong>
              </Checkbox>
            </legend>
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px' }}>
              {some.map(({ code, name, pinyin }) => (
                <Checkbox key={code} checked={has.has(code)} onChange={({ target }) => set([code], target.checked)}>
                  {language === 'zh' ? name : pinyin}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        )
      })}
    </>
  )
}

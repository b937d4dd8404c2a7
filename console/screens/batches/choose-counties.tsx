import { Checkbox } from 'antd'
import { counties } from '../../../domain/kernel/places/counties.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { startWords } from './start-words.ts'

const byPrefecture = [...Map.groupBy(counties.values(), ({ prefecture }) => prefecture).values()]

/** The counties of the programme, by prefecture; a prefecture is chosen whole by its own box. */
export function ChooseCounties({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (codes: string[]) => void
}) {
  const words = useWords(startWords)
  const { language } = useLanguage()
  const has = new Set(chosen)
  const set = (codes: readonly string[], isOn: boolean) => {
    const rest = chosen.filter((code) => !codes.includes(code))
    onChange(isOn ? [...rest, ...codes] : rest)
  }
  return (
    <>
      <p className="quiet">{words.countiesChosen(chosen.length)}</p>
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

import { Select } from 'antd'
import { counties } from '../../domain/kernel/places/counties.ts'
import { useSession } from '../sign-in/signed-in.tsx'
import { useLanguage } from '../words/language.tsx'

/** The counties that the reader looks after, or with `of: 'all'` those of the programme; `own` where it is only one. */
export function useCounties(of: 'reader' | 'all' = 'reader') {
  const { colleague } = useSession()
  const { language } = useLanguage()
  const isMine = (code: string) =>
    of === 'all' || colleague.role !== 'county' || colleague.counties.some((own) => code.startsWith(own))
  const options = [...counties.values()]
    .filter(({ code }) => isMine(code))
    .map(({ code, name, pinyin, prefecture, prefecturePinyin }) => ({
      value: code,
      label: language === 'zh' ? `${prefecture} ${name}` : `${pinyin}, ${prefecturePinyin}`,
      sought: `${code} ${name} ${pinyin} ${prefecture}`.toLowerCase(),
    }))
  const [first, ...more] = options
  return { options, own: more.length === 0 ? first?.value : undefined }
}

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly value: string | undefined
  readonly onChange: (code: string | undefined) => void
  readonly isWrong?: boolean
}

/** Found by name, pinyin or code. */
export function CountyChoice({ label, placeholder, value, onChange, isWrong }: Props) {
  const { options } = useCounties()
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(code: string | null) => onChange(code ?? undefined)}
      options={options}
      allowClear
      showSearch={{ filterOption: (typed, option) => option?.sought.includes(typed.trim().toLowerCase()) ?? false }}
      style={{ minWidth: 200 }}
      {...(isWrong && { status: 'error' as const })}
    />
  )
}

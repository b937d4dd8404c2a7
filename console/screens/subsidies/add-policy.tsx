import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { counties } from '../../../domain/kernel/places/counties.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { placeName } from '../../parts/place-name.ts'
import { useAddress } from '../../parts/use-address.ts'
import type { Said } from '../../service/call.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { AmountFields } from './amount-fields.tsx'
import { ConditionFields, NoticeFields, PaperFields, PayFields, WhenFields, WhereFields } from './policy-fields.tsx'
import { type PolicyTyped, policyOfTyped } from './policy-typed.ts'
import { subsidiesWords } from './subsidies-words.ts'

/** 录入政策: a notice as it was published, part by part; one that people were told of is not changed, so it is read over before. */
export function AddPolicy() {
  const words = useWords(subsidiesWords)
  const { put } = useAddress()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const places = usePlaces()
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.addPolicy}
      </Button>
      <Drawer title={words.addPolicy} open={isOpen} onClose={() => setOpen(false)} size={640} destroyOnHidden>
        <p className="quiet">{words.addPolicyThen}</p>
        <ActForm<'POST /v1/subsidies/policies', PolicyTyped>
          address="POST /v1/subsidies/policies"
          said={(typed) => {
            const body = policyOfTyped(typed, places.nameOf)
            return { body } as Said<'POST /v1/subsidies/policies'>
          }}
          initial={{ amount: { shape: 'flat' }, evidence: [[]], payee: 'worker' }}
          submit={words.addPolicy}
          onCancel={() => setOpen(false)}
          onDone={({ policyId, place }) => {
            message.success(words.policyAdded)
            setOpen(false)
            // The county of the place; of a prefecture or a province the policies are read with any county of it.
            const county = place.code?.endsWith('00') ? undefined : (place.code ?? undefined)
            put({ policy: policyId, ...(county && { county }) })
          }}
        >
          <WhereFields places={places.options} />
          <PayFields />
          <AmountFields />
          <ConditionFields />
          <PaperFields />
          <NoticeFields />
          <WhenFields />
        </ActForm>
      </Drawer>
    </>
  )
}

/** Counties, the prefectures around them and their provinces. */
function usePlaces() {
  const { language } = useLanguage()
  const named = new Map<string, { zh: string; en: string }>()
  for (const { code, name, pinyin, prefecture, prefecturePinyin } of counties.values()) {
    named.set(`${code.slice(0, 2)}0000`, {
      zh: placeName(`${code.slice(0, 2)}0000`, 'zh'),
      en: placeName(`${code.slice(0, 2)}0000`, 'en'),
    })
    named.set(`${code.slice(0, 4)}00`, { zh: prefecture, en: prefecturePinyin })
    named.set(code, { zh: name, en: `${pinyin}, ${prefecturePinyin}` })
  }
  const options = [...named]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([value, words]) => ({
      value,
      label: words[language],
      sought: `${value} ${words.zh} ${words.en}`.toLowerCase(),
    }))
  return { options, nameOf: (code: string) => named.get(code)?.zh ?? code }
}

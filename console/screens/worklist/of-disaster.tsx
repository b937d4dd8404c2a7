import { Button } from 'antd'
import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import type { ItemOf } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A county that was hit, or somebody of it who needs help: both are seen to where the disaster is. */
export function OfDisaster({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  return (
    <Link to={addresses.disaster(item.subject['disasterId'] ?? '')}>
      <Button type="primary">{words.openDisaster}</Button>
    </Link>
  )
}

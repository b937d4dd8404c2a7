import { Route, Routes } from 'react-router'
import { Batch } from './batch.tsx'
import { BatchList } from './batch-list.tsx'
import { Relief } from './relief.tsx'
import { ReliefList } from './relief-list.tsx'
import { StartBatch } from './start-batch.tsx'
import { StartReturns } from './start-returns.tsx'

/** 批次: the list, one of them, and the start of another of each kind, each at an address of its own. */
export function Screen() {
  return (
    <Routes>
      <Route index element={<BatchList />} />
      <Route path="new" element={<StartBatch />} />
      <Route path="new-returns" element={<StartReturns />} />
      <Route path="relief" element={<ReliefList />} />
      <Route path="relief/:disasterId" element={<Relief />} />
      <Route path=":batchId" element={<Batch />} />
    </Routes>
  )
}

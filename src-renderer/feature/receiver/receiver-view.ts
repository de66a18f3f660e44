import { create } from 'zustand'
import type { VerificationResult } from '../../../src-shared/model/capture.ts'

interface ReceiverView {
  /** Shows one verification result only. */
  result: VerificationResult | null
  text: string
  inboxForm: 'new' | 'edit' | null
}

export const useReceiverView = create<ReceiverView>(() => ({ result: null, text: '', inboxForm: null }))

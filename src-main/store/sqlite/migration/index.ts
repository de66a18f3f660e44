import { init } from './0001-init.ts'
import { systems } from './0002-systems.ts'
import { appLog } from './0003-app-log.ts'
import { settings } from './0004-settings.ts'
import { sources } from './0005-sources.ts'
import { eventTypes } from './0006-event-types.ts'
import { checkStates } from './0007-check-states.ts'
import { attemptNotes } from './0008-attempt-notes.ts'
import { heldWithEnabled } from './0009-held-with-enabled.ts'
import { failing } from './0010-failing.ts'
import { batchKeys } from './0011-batch-keys.ts'
import { headerSecrets } from './0012-header-secrets.ts'
import { inboxSchemes } from './0013-inbox-schemes.ts'
import { captureAnswer } from './0014-capture-answer.ts'
import { answering } from './0015-answering.ts'
import { bodyFiles } from './0016-body-files.ts'
import { captureSearch } from './0017-capture-search.ts'
import { inboxBounds } from './0018-inbox-bounds.ts'
import { replays } from './0019-replays.ts'
import { captureKinds } from './0020-capture-kinds.ts'

/** In order; the n-th takes a database from version n - 1 to n. Never changed after a release, only added to. */
export const migrations: readonly string[] = [
  init,
  systems,
  appLog,
  settings,
  sources,
  eventTypes,
  checkStates,
  attemptNotes,
  heldWithEnabled,
  failing,
  batchKeys,
  headerSecrets,
  inboxSchemes,
  captureAnswer,
  answering,
  bodyFiles,
  captureSearch,
  inboxBounds,
  replays,
  captureKinds,
]

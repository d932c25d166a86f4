/** A backup of the running house: what it is made of. The command line puts one back (src/cli/restore.ts). */
import type { House } from '#kernel/perform.ts'
import type { Facts } from '#modules/admin/facts.ts'
import { writeBackup } from './ground/backup/write.ts'
import { textOfErasures } from './ground/erasures.ts'
import { keptSecret } from './ground/secrets.ts'

/** The database's own password is not among them: whoever restores has a database with a password of its own. */
const LASTING_SECRETS = ['sign-in', 'seal']

export const backUpOf =
  (house: House, dataDir: string, ownerUrl: string): NonNullable<Facts['backUp']> =>
  (written) =>
    writeBackup(
      {
        ownerUrl,
        blobs: house.blobs,
        now: house.clock.now(),
        secrets: Object.fromEntries(LASTING_SECRETS.map((name) => [name, keptSecret(dataDir, name)])),
        erasures: textOfErasures(dataDir),
      },
      written,
    )

import type { ArchiveFile, Note } from '../archive.ts';
import type { Report } from '../report.ts';
import { asArchiveFiles, downloadMedia, type DownloadOptions } from './download-media.ts';

/**
 * Fetches what an import found to be on the old site only, for the import that follows. Of what is not
 * there, notes say why.
 */
export async function fetchMissing(
  { source, hosts, remoteFiles }: Pick<Report, 'source' | 'hosts' | 'remoteFiles'>,
  options: Omit<DownloadOptions, 'hosts'>,
): Promise<{ files: ArchiveFile[]; notes: Note[] }> {
  const fetched = await downloadMedia(remoteFiles, { ...options, hosts });
  const notes = [...fetched].flatMap(([url, one]): Note[] =>
    'reason' in one
      ? [
          {
            outcome: 'to-do',
            subject: 'file that was not fetched',
            place: { file: source, line: 1 },
            message: `${url}: ${one.reason}`,
          },
        ]
      : [],
  );
  return { files: asArchiveFiles(fetched), notes };
}

import type { TableName } from '../../core/names.ts';

/**
 * The folder below which all files lie, by the paths of `pipeline_config`: what their absolute paths have in common. Where the
 * paths are none of a workspace's, it is a volume beside the first bronze table.
 */
export function dataFolder(paths: readonly string[], first: TableName | undefined): string {
  const absolute = paths
    .map((path) => path.replace(/^dbfs:(?=\/)/, ''))
    .filter((path) => path.startsWith('/'));
  if (absolute.length < paths.length || absolute.length === 0)
    return `/Volumes/${first?.catalog ?? 'main'}/${first?.schema ?? 'default'}/files`;
  const folders = absolute.map((path) => path.split('/').slice(0, -1));
  const shared = folders[0]!.filter((_, at) =>
    folders.every((folder) => folder.slice(0, at + 1).join('/') === folders[0]!.slice(0, at + 1).join('/')),
  );
  return shared.join('/') || '/';
}

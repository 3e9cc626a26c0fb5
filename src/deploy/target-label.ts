/**
 * The target without the parameters that may stand in it, as `:s3,secret_access_key=…:bucket` has. What
 * follows them is left out too where a forgotten colon leaves unknown where they end.
 * https://rclone.org/docs/#connection-strings
 */
export function targetLabel(target: string): string {
  const [, remote, rest] = /^(:?[^,:/\\]*),(.*)$/s.exec(target) ?? [];
  if (remote === undefined || rest === undefined) return target;
  // A value in quotes may hold colons and commas; two quotes stand for one.
  const parameters = /^(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^:"'])*:/.exec(rest);
  return `${remote}:${parameters ? rest.slice(parameters[0].length) : '…'}`;
}

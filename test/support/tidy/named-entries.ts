/** Source files that package.json names as they are after the build (`./dist/cli/help.js`): hooks, help class, and so on. */
export function findNamedEntries(packageJson: string): string[] {
  const names = packageJson.match(/"\.\/dist\/[^"]+"/g) ?? [];
  return names.map((name) => `${name.slice('"./dist/'.length, -1).replace(/\.js$/, '')}.ts`);
}

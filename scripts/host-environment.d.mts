export const compileCache: string;
export const hostEnvironment: NodeJS.ProcessEnv;

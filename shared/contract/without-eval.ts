import { config } from 'zod';

// The page's policy lets no code be made of text, and a browser complains of who tries. Before any schema is made: each would try.
config({ jitless: true });

import { playGuards } from './guards.ts';
import { test } from './window.ts';

playGuards(test);

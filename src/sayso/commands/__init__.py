"""The commands, one module a group; `app` has the application, `options` what several of them take."""

// As `http.cts`.
module.exports = process.getBuiltinModule('node:https');

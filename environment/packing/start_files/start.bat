@echo off
rem Starts Break Contact from this folder, without a network. Options go on to run.py, for example --class.
setlocal
chcp 65001 >nul
title Break Contact
pushd "%~dp0"
if not exist run.py goto packed
for %%v in (@VERSIONS@) do (
  py -%%v -c "" >nul 2>nul && set "FOUND=py -%%v" && goto start
)
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "FOUND=python" && goto start
echo Python is missing. Install version @EITHER@ from https://www.python.org/downloads/ and start again.
goto wait
:packed
echo This file is still in the zip. Right-click the zip, choose "Extract All", and start it in the new folder.
goto wait
:start
%FOUND% run.py %*
if not errorlevel 1 goto end
:wait
pause
:end
popd

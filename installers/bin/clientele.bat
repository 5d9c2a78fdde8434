@echo off
setlocal
rem Starts Clientele with a Java of version 25 or newer: CLIENTELE_JAVA, the runtime packed beside, JAVA_HOME or the path.
rem It may use half of the memory of the computer. Another limit or more options: CLIENTELE_OPTS, such as -Xmx4g.
set "here=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%here%\runtime\bin\java.exe" set "java=%here%\runtime\bin\java"
if defined CLIENTELE_JAVA set "java=%CLIENTELE_JAVA%"
set "quick="
for %%v in (-V --version -h --help new tables show history undo redo protect restore) do if "%~1"=="%%v" set "quick=-XX:TieredStopAtLevel=1"
"%java%" "@%here%\bin\java.options" %quick% %CLIENTELE_OPTS% -cp "%here%\lib\*" clientele.app.Launcher %*
exit /b %ERRORLEVEL%

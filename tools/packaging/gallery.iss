; The installer for Windows (Inno Setup 6): for one user, without an administrator.
;
;   python tools\build_standalone.py
;   iscc /DVersion=0.1.0 tools\packaging\gallery.iss      writes dist\gallery-app-0.1.0-setup.exe
;
; It opens packed stories by double click, offers itself for photos without becoming their program, and takes
; every trace away again.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0
#endif
#define Id "org.example.GalleryApp"
#define Program "gallery-app.exe"
#define Capabilities "Software\" + Id + "\Capabilities"

[Setup]
AppId={#Id}
AppName=Gallery
AppVersion={#Version}
AppPublisher=Gallery
PrivilegesRequired=lowest
DefaultDirName={autopf}\Gallery
DefaultGroupName=Gallery
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=gallery-app-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
UninstallDisplayIcon={app}\{#Program}
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

[Files]
Source: "..\..\dist\gallery-app\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Gallery"; Filename: "{app}\{#Program}"; AppUserModelID: "{#Id}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.photostory"; ValueType: string; ValueData: "{#Id}.photostory"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.photostory"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-photostory+zip"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\{#Id}.photostory"; ValueType: string; ValueData: "Packed photo story"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Id}.photostory\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\{#Id}.photostory\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
; "Open with" for photos: named as one that can, never as the one that does.
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".tif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".gif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".avif"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".yaml"; ValueData: ""
Root: HKA; Subkey: "{#Capabilities}"; ValueType: string; ValueName: "ApplicationName"; ValueData: "Gallery"; Flags: uninsdeletekey
Root: HKA; Subkey: "{#Capabilities}"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "A viewer of photo stories"
Root: HKA; Subkey: "{#Capabilities}\FileAssociations"; ValueType: string; ValueName: ".photostory"; ValueData: "{#Id}.photostory"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Gallery"; ValueData: "{#Capabilities}"; Flags: uninsdeletevalue

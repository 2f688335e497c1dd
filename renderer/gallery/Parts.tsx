import { FileText, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CivilDate } from '../../shared/language.ts';
import { LanguageSwitch, ThemeButton } from '../frame/TopBar.tsx';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/notice.ts';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Progress } from '../ui/Progress.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Group } from './Group.tsx';
import { MarkAndClockParts } from './MarkAndClockParts.tsx';

const agencies = [
  { id: 'MX-FGR', label: 'MX-FGR', note: 'Fiscalía General de la República' },
  { id: 'MX-SRE', label: 'MX-SRE', note: 'Secretaría de Relaciones Exteriores' },
  { id: 'US-DOJ-OIA', label: 'US-DOJ-OIA', note: 'Office of International Affairs' },
];

/** Every generic part, in the states that matter. */
export function Parts() {
  return (
    <div className="gallery">
      <main id="content" className="gallery-main">
        <div className="row">
          <h1 className="h-screen grow">Enlace</h1>
          <LanguageSwitch isLong />
          <ThemeButton />
        </div>
        <div className="gallery-columns">
          <Group title="Button">
            <Buttons />
          </Group>
          <Group title="Field">
            <Fields />
          </Group>
          <Group title="Choice">
            <Choices />
          </Group>
          <Group title="State">
            <States />
          </Group>
        </div>
        <MarkAndClockParts />
      </main>
    </div>
  );
}

function Buttons() {
  const [open, setOpen] = useState<'dialog' | 'alert' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <div className="row wrap">
        <Button variant="primary" keys={['Mod', 'Enter']}>
          Preparar salida
        </Button>
        <Button icon={Plus} keys={['Mod', 'L']}>
          Registrar
        </Button>
        <Button variant="ghost">Editar</Button>
        <Button variant="danger">Anular</Button>
        <Button variant="link">Ver las 6</Button>
      </div>
      <div className="row wrap">
        <Button unavailable="Usted lo preparó; lo aprueba otra persona.">Enviar a aprobación</Button>
        <Button size="sm">Mostrar</Button>
        <Button size="lg" variant="primary" onPress={() => setOpen('dialog')}>
          Abrir diálogo
        </Button>
        <Button onPress={() => setOpen('alert')}>Anular paquete</Button>
      </div>
      <div className="row wrap">
        <IconButton icon={Pencil} label="Editar" keys={['E']} onPress={() => {}} />
        <Menu
          label="Más"
          entries={[
            { id: 'edit', label: 'Editar', icon: Pencil, keys: ['E'] },
            { id: 'print', label: 'Hoja del caso', icon: FileText },
            { id: 'remove', label: 'Quitar', icon: Trash2, tone: 'danger', startsGroup: true },
          ]}
          onAction={id => notify({ title: id, tone: 'done' })}
        />
        <Popover label="Por qué" trigger={<Button size="sm">Por qué</Button>}>
          <p>La dependencia de origen no ha consentido.</p>
        </Popover>
        <Button
          size="sm"
          onPress={() =>
            notify({ title: 'Marca cambiada', note: 'Teléfono: se reserva', act: { label: 'Deshacer', onPress: () => {} } })
          }
        >
          Aviso
        </Button>
        <KeyHint keys={['J', 'K']} does="mover" />
        <KeyHint keys={['Enter']} does="abrir" />
      </div>
      <div className="row wrap">
        <Badge>borrador</Badge>
        <Badge tone="solid">L2 Restringido</Badge>
        <Badge tone="accent">nuevo</Badge>
        <Badge tone="soon">vence</Badge>
        <Badge tone="over">bloquea</Badge>
        <Badge tone="met">verificada</Badge>
        <Badge tone="dashed" mono>
          000042
        </Badge>
      </div>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Registrar intercambio"
        footer={
          <>
            <span className="start">
              <KeyHint keys={['Esc']} does="cerrar" />
            </span>
            <Button onPress={close}>Guardar y otro</Button>
            <Button variant="primary" onPress={close} keys={['Mod', 'Enter']}>
              Guardar
            </Button>
          </>
        }
      >
        <Fields />
      </Dialog>
      <AlertDialog
        isOpen={open === 'alert'}
        onClose={close}
        onConfirm={close}
        title="¿Anular el paquete 000042?"
        confirm="Anular"
      >
        El número queda usado. El siguiente paquete nombrará el anterior a este.
      </AlertDialog>
    </>
  );
}

function Fields() {
  const [text, setText] = useState('Riesgo de fuga; iba armado');
  const [phrase, setPhrase] = useState('granito lluvia');
  const [date, setDate] = useState<CivilDate | null>('2026-11-23' as CivilDate); // invented
  return (
    <>
      <TextField label="Precaución" value={text} onChange={setText} description="Se dice a quien detiene." />
      <TextField label="CURP" value="MOUI870314" onChange={() => {}} mono error="Faltan 8 caracteres." optional />
      <TextField label="Hechos" value="Entre marzo de 2023 y agosto de 2025…" onChange={() => {}} rows={3} />
      <PassphraseField
        label="Frase de acceso"
        value={phrase}
        onChange={setPhrase}
        strength={{ steps: 2, words: 'Regular; agregue una palabra.' }}
      />
      <DateField label="Vence" value={date} onChange={setDate} />
    </>
  );
}

function Choices() {
  const [agency, setAgency] = useState<string | null>('MX-FGR');
  const [found, setFound] = useState<string | null>(null);
  const [mode, setMode] = useState<'meeting' | 'call' | 'mail'>('meeting');
  const [isOn, setOn] = useState(true);
  return (
    <>
      <Select label="Contraparte" choices={agencies} value={agency} onChange={setAgency} />
      <div className="row wrap">
        <Select look="filter" label="Fin" choices={agencies} value={agency} onChange={setAgency} />
        <SegmentedControl
          size="sm"
          label="Modo"
          value={mode}
          onChange={setMode}
          segments={[
            { id: 'meeting', label: 'Reunión' },
            { id: 'call', label: 'Llamada' },
            { id: 'mail', label: 'Correo' },
          ]}
        />
      </div>
      <ComboBox label="Dependencia" choices={agencies} value={found} onChange={setFound} />
      <RadioGroup
        label="Valor"
        value={agency}
        onChange={setAgency}
        choices={[
          { id: 'MX-FGR', label: 'Inteligencia', note: 'No llega a ser prueba sin solicitud formal.' },
          { id: 'MX-SRE', label: 'Solo indicio' },
        ]}
      />
      <Checkbox checked={isOn} onChange={setOn} note="Entra en el reporte mensual.">
        Está en papel
      </Checkbox>
      <Switch on={isOn} onChange={setOn} note="J y K en listas.">
        Teclas de una letra
      </Switch>
    </>
  );
}

function States() {
  return (
    <>
      <Progress
        label="Leyendo documentos"
        done={73_400_000}
        total={200_000_000}
        show={bytes => `${Math.round(bytes / 1e6)} MB`}
        onCancel={() => {}}
        afterMs={0}
      />
      <Progress label="Verificando la cadena" done={0} total={null} afterMs={0} />
      <FailureNote failure={{ code: 'vault/wrong-passphrase' }}>
        <Button size="sm">Intentar de nuevo</Button>
      </FailureNote>
      <FailureNote failure={{ code: 'internal', incident: '4f1c-02' }} />
      <EmptyState fact="Ningún paquete recibido." act="Arrastre uno aquí o ábralo.">
        <Button>Abrir un paquete</Button>
      </EmptyState>
      <FileDrop onDrop={() => {}} onChoose={() => {}} />
    </>
  );
}

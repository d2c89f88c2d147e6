import { Button, Menu, Modal, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { canEdit, useMe } from '../../access/session.js';
import { useArchiveCampaign, useCloneCampaign, usePauseOrResume, type Campaign } from '../campaigns.js';

/** Pause or resume; copy; archive, after a second question. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const me = useMe();
  const change = usePauseOrResume(campaign.id);
  const clone = useCloneCampaign(campaign.id);
  const navigate = useNavigate();
  const [asked, { open: ask, close }] = useDisclosure();
  if (!canEdit(me)) return null;
  const action = campaign.status === 'active' ? 'pause' : 'resume';
  const error = change.error ?? clone.error;
  return (
    <>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate(action)}
        title={
          action === 'pause' ? 'New clicks go to the fallback URL; earlier clicks still convert' : 'Clicks are sent to the offers again'
        }
      >
        {action === 'pause' ? 'Pause' : 'Resume'}
      </Button>
      <Menu position="bottom-end" shadow="md" width={180}>
        <Menu.Target>
          <Button variant="default" loading={clone.isPending}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => clone.mutate(undefined, { onSuccess: (copy) => void navigate(`/campaigns/${copy.id}/edit`) })}>
            Make a copy
          </Menu.Item>
          {campaign.status === 'archived' ? null : <Menu.Item onClick={ask}>Archive…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {error ? (
        <span role="alert" className="loss">
          {error.message}
        </span>
      ) : null}
      <Archive campaign={campaign} opened={asked} onClose={close} />
    </>
  );
}

function Archive({ campaign, opened, onClose }: { campaign: Campaign; opened: boolean; onClose: () => void }) {
  const archive = useArchiveCampaign(campaign.id);
  const navigate = useNavigate();
  return (
    <Modal opened={opened} onClose={onClose} title={`Archive ${campaign.name}?`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text size="sm">
        It leaves the lists and takes no more clicks. Conversions of earlier clicks still count, and Resume brings it back.
      </Text>
      {archive.error ? (
        <p role="alert" className="loss">
          {archive.error.message}
        </p>
      ) : null}
      <Group mt="md" justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button
          color="red"
          loading={archive.isPending}
          onClick={() => archive.mutate(undefined, { onSuccess: () => void navigate('/campaigns') })}
        >
          Archive
        </Button>
      </Group>
    </Modal>
  );
}
